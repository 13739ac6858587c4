/** A file that somebody may send who means harm, or whose device does. */
export interface HostileFile {
  readonly what: string;
  /** What it is handed in as. */
  readonly kind: 'ktp' | 'ijazah';
  /** Why it is refused. */
  readonly reason: string;
  make(): Promise<Buffer>;
}
