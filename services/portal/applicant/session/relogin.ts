/** Somebody whose session ended in the middle of something; the dialog in the shell answers. */
export interface Interrupted {
  done(): void;
  giveUp(): void;
}

const listeners = new Set<() => void>();
let waiting: Promise<void> | undefined;
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

/** Asks the reader to log in again, over the page that they are on. @throws `refusal` when they would rather not */
export function logInAgain(refusal: unknown): Promise<void> {
  waiting ??= new Promise<void>((resolve, reject) => {
    show({ done: resolve, giveUp: () => reject(refusal) });
  }).finally(() => {
    waiting = undefined;
    show(undefined);
  });
  return waiting;
}
