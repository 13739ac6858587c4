/** Tells the parts of this process that there is work; others find it by polling. */
class Signal {
  private readonly listeners = new Set<() => void>();

  /** Gives the function that stops listening. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  raise(): void {
    for (const listener of this.listeners) listener();
  }
}

/** A transaction that put rows into the outbox has committed. */
export const outboxFilled = new Signal();
/** A dead letter was released or dismissed. */
export const deadLetterMoved = new Signal();
