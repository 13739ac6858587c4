import type { ReceivedEvent } from './received-event.js';

/** What a handler says of itself, beside the type that it hears: `@EventPattern(type, traits)`. */
export interface HandlerTraits {
  /** It touches rows of its event's key alone: under load several, each of another key, share a transaction. */
  readonly joint?: boolean;
  /** False for an event of the type that means nothing to it: that one costs no transaction. */
  readonly concerns?: (data: never) => boolean;
}

export const joint = { joint: true } as const satisfies HandlerTraits;

/** The traits of a process's handlers, by type. */
export class Traits {
  private readonly byType = new Map<string, HandlerTraits>();

  set(type: string, traits: HandlerTraits): void {
    this.byType.set(type, traits);
  }

  isJoint(type: string): boolean {
    return this.byType.get(type)?.joint ?? false;
  }

  concerns({ type, data }: ReceivedEvent): boolean {
    return this.byType.get(type)?.concerns?.(data as never) ?? true;
  }
}
