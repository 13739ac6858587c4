import type { EntityManager } from 'typeorm';
import { ask } from './ask.js';
import type { Shareable } from './shareable.js';

interface Asker {
  readonly input: unknown;
  readonly resolve: (rows: object[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Group {
  readonly shareable: Shareable<unknown>;
  readonly askers: Asker[];
}

const sharers = new WeakMap<EntityManager, Sharing>();

/** Lets what is asked for on this connection in the same turn of the event loop, in the same words, be one statement. */
export function shareStatements(manager: EntityManager): void {
  sharers.set(manager, new Sharing(manager));
}

/**
 * The rows that a statement gives. In a transaction that works share it goes to the database once for all that ask for
 * it at the same time.
 */
export function askShared<I, T extends object>(
  manager: EntityManager,
  shareable: Shareable<I, T>,
  input: NoInfer<I>,
): Promise<T[]> {
  const sharing = sharers.get(manager);
  if (sharing) return sharing.ask(shareable as Shareable<unknown>, input) as Promise<T[]>;
  const { text, values } = shareable.one(input);
  return ask<T>(manager, text, values);
}

class Sharing {
  private groups = new Map<string, Group>();

  constructor(private readonly manager: EntityManager) {}

  ask(shareable: Shareable<unknown>, input: unknown): Promise<object[]> {
    return new Promise((resolve, reject) => {
      if (this.groups.size === 0) setImmediate(() => this.send());
      const group = this.groups.get(shareable.id) ?? { shareable, askers: [] };
      this.groups.set(shareable.id, group);
      group.askers.push({ input, resolve, reject });
    });
  }

  private send(): void {
    const groups = [...this.groups.values()];
    this.groups = new Map();
    for (const group of groups) void this.answer(group);
  }

  private async answer({ shareable, askers }: Group): Promise<void> {
    try {
      const answers = await this.answersOf(
        shareable,
        askers.map(({ input }) => input),
      );
      for (const [nth, { resolve }] of askers.entries()) resolve(answers[nth] as object[]);
    } catch (error) {
      for (const { reject } of askers) reject(error);
    }
  }

  private async answersOf(shareable: Shareable<unknown>, inputs: unknown[]): Promise<object[][]> {
    if (inputs.length === 1) {
      const { text, values } = shareable.one(inputs[0]);
      return [await ask(this.manager, text, values)];
    }
    const { text, values, askers } = shareable.many(inputs);
    const answers: object[][] = inputs.map(() => []);
    for (const { '#': number, ...row } of await ask<{ '#'?: string }>(this.manager, text, values)) {
      if (number === undefined) continue;
      const nth = Number(number) - 1;
      answers[askers ? (askers[nth] as number) : nth]?.push(row);
    }
    return answers;
  }
}
