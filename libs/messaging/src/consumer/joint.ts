/**
 * Marks a handler that touches rows of its event's key alone: `@EventPattern(type, joint)`. Under load several such
 * events, each of another key, share a transaction.
 */
export const joint = { joint: true } as const;
