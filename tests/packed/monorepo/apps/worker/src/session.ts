interface Tokens {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
}

export class Session {
  #tokens: Tokens;
  #expiresAt: number;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
    this.#expiresAt = Date.now() + tokens.expires_in * 1000;
  }

  async accessToken(): Promise<string> {
    if (this.#expiresAt <= Date.now()) {
      await this.#refresh();
    }
    return this.#tokens.access_token;
  }

  async #refresh(): Promise<void> {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: this.#tokens.refresh_token });
    const response = await fetch('https://id.example/token', { body, method: 'POST' });
    this.#tokens = (await response.json()) as Tokens;
    this.#expiresAt = Date.now() + this.#tokens.expires_in * 1000;
  }
}
