const REFRESH_COOKIE = '__Secure-daftar-refresh';

interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** As much of a cookie store as one site needs. Browsers take `localhost` for secure, and so does this one. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  /** Takes the Set-Cookie headers of an answer. */
  keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
      const [name = '', ...value] = pair.split('=');
      const attribute = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.split('=')[1];
      if (attribute('max-age') === '0' || value.join('=') === '') this.cookies.delete(name);
      else this.cookies.set(name, { value: value.join('='), path: attribute('path') ?? '/' });
    }
  }

  /** The Cookie header for a path. */
  headerFor(path: string): string {
    const fits = (cookie: Cookie) => cookie.path === '/' || path === cookie.path || path.startsWith(`${cookie.path}/`);
    return [...this.cookies]
      .filter(([, cookie]) => fits(cookie))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  /** What nobody else may ever see. */
  values(): string[] {
    return [...this.cookies.values()].map(({ value }) => value);
  }

  hasRefreshToken(): boolean {
    return this.cookies.has(REFRESH_COOKIE);
  }
}
