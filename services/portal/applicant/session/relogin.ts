/** Somebody whose session ended in the middle of something; the dialog in the shell answers. */
export interface Interrupted {
  /** The session is not over yet; it ends soon, and cannot be prolonged. */
  readonly early: boolean;
  done(): void;
  giveUp(): void;
}

const listeners = new Set<() => void>();
let waiting: Promise<boolean> | undefined;
let interrupted: Interrupted | undefined;

export const interruption = {
  get: () => interrupted,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function show(next: Interrupted | undefined): void {
  interrupted = next;
  for (const listener of listeners) listener();
}

/** Asks the reader to log in again, over the page that they are on; false when they would rather not. */
export function logInAgain(early = false): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    show({ early, done: () => resolve(true), giveUp: () => resolve(false) });
  }).finally(() => {
    waiting = undefined;
    show(undefined);
  });
  return waiting;
}
