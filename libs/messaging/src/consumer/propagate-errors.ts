import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';

/**
 * Hands a handler's error on as it is. Nest's own filter would log it, text and all, and pass on "Internal server
 * error", from which nobody can tell permanent from retryable.
 */
@Catch()
export class PropagateErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
