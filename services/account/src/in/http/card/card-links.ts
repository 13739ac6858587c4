/** Where a card is checked. The token travels in the fragment, which no server, log or referrer sees. */
export class CardLinks {
  constructor(private readonly publicOrigin: string) {}

  of(token: string): string {
    return `${new URL(this.publicOrigin).origin}/periksa#${token}`;
  }
}
