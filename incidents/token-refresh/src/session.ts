import type { Tokens } from './identity-server.ts';

/** The account's tokens, and how they are refreshed: looks right, one request at a time. */
export class Session {
  private readonly tokenUrl: string;
  private tokens: Tokens;
  private expiresAt: number;

  constructor(tokenUrl: string, tokens: Tokens) {
    this.tokenUrl = tokenUrl;
    this.tokens = tokens;
    this.expiresAt = Date.now() + tokens.expires_in * 1000;
  }

  async accessToken(): Promise<string> {
    if (this.expiresAt <= Date.now()) {
      await this.refresh();
    }
    return this.tokens.access_token;
  }

  private async refresh(): Promise<void> {
    const response = await fetch(this.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: this.tokens.refresh_token }),
    });
    if (!response.ok) {
      throw new Error(`The refresh was refused: ${await response.text()}`);
    }
    this.tokens = (await response.json()) as Tokens;
    this.expiresAt = Date.now() + this.tokens.expires_in * 1000;
  }
}
