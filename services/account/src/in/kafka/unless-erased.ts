import { saysErased } from '../../domain/registration.errors.js';

/**
 * News of a person whose data are erased meanwhile changes nothing any more. As a dead letter it would hold up the
 * confirmations that come behind it.
 */
export async function unlessErased(handled: Promise<void>): Promise<void> {
  try {
    await handled;
  } catch (error) {
    if (!saysErased(error)) throw error;
  }
}
