/** Classes of the shop's own whose methods are called like those of clients. */
class Shelf {
  readonly #labels = new Map<string, string>();

  get(key: string): string | null {
    return this.#labels.get(key) ?? null;
  }

  async findMany(where: { shelf: string }): Promise<string[]> {
    return [...this.#labels.keys()].filter((key) => key.startsWith(where.shelf));
  }
}

const shelf = new Shelf();

export const label = shelf.get('status') ?? 'failed';

export async function counts(shelves: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const name of shelves) {
    found.push((await shelf.findMany({ shelf: name })).length);
  }
  return found;
}

export function announce(error: string): void {
  console.log('announced:', error);
}
