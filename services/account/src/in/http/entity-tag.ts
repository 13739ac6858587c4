import type { FastifyReply } from 'fastify';
import { hasCode } from '#errors';
import { ifMatchNeeded } from '../../domain/registration.errors.js';

const ENTITY_TAG = /(?:^|,)\s*"(\d{1,9})"\s*(?=,|$)/g;

/** Says with an answer which version of the registration it shows. */
export function sendVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}

/** The versions that an If-Match header names (RFC 9110, 13.1.1; weak tags never match). @throws CodedError `if-match-needed` */
export function versionsOf(ifMatch: string | undefined): number[] {
  const versions = [...(ifMatch ?? '').matchAll(ENTITY_TAG)].map(([, version]) => Number(version));
  if (versions.length === 0) throw ifMatchNeeded();
  return versions;
}

/** Adds the present version to the refusal of a stale edit. */
export async function withFreshVersion<T>(reply: FastifyReply, edited: Promise<T>): Promise<T> {
  try {
    return await edited;
  } catch (error) {
    if (hasCode(error, 'edit-stale')) sendVersion(reply, Number(error.occurrence.extra?.version));
    throw error;
  }
}
