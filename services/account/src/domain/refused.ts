import { type FieldError, invalidRequest } from '#errors';
import { type FieldCode, fieldError } from './field.texts.js';

/** A value that cannot be: `code` names the sentence that the reader gets. It never repeats the value. */
export class Refused extends Error {
  constructor(readonly code: FieldCode) {
    super(code);
    this.name = 'Refused';
  }
}

/** Reads fields one after the other and refuses all of them at once, so that nobody mends a form error by error. */
export class FieldReader {
  private readonly errors: FieldError[] = [];

  read<T>(pointer: string, parse: () => T): T | undefined {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.errors.push(fieldError(pointer, error.code));
      return undefined;
    }
  }

  /** @throws CodedError `invalid-request` when a field was refused. */
  finish(): void {
    if (this.errors.length > 0) throw invalidRequest({ fields: this.errors });
  }
}
