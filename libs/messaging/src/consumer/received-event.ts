/** An event as a handler gets it: checked against its contract. */
export interface ReceivedEvent<T = unknown> {
  readonly id: string;
  readonly type: string;
  /** When it happened, by the clock of its owner's transaction. */
  readonly time: Date;
  readonly key: string;
  readonly source: string;
  readonly data: T;
  readonly traceparent: string | undefined;
}
