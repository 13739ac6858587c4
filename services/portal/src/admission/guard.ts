import type { FastifyInstance, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../api/routing-table.js';
import type { ClientAddresses } from '../edge/client-address.js';
import type { Admission, Entrant } from './admission.js';
import { guardOf } from './guarded-routes.js';

const CHALLENGE_PATH = '/proof-of-work';
const REFUSED = 401;

/** Gives challenges, lets a guarded request pass only with its proof, and counts the logins that are refused. */
export function guard(api: FastifyInstance, admission: Admission, addresses: ClientAddresses): void {
  const entrantOf = (request: FastifyRequest): Entrant => {
    const proof = request.headers['x-proof-of-work'];
    const idempotencyKey = request.headers['idempotency-key'];
    return {
      address: addresses.of(request),
      proof: proof === undefined ? undefined : String(proof),
      idempotencyKey: idempotencyKey === undefined ? undefined : String(idempotencyKey),
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    };
  };
  api.get(`${API_PREFIX}${CHALLENGE_PATH}`, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return admission.challengeFor(addresses.of(request));
  });
  api.addHook('preHandler', async (request) => {
    const route = guardOf(request.method, request.url);
    if (route) await admission.admit(route, entrantOf(request));
  });
  // Before the answer is out: whoever gets it may ask again at once.
  api.addHook('onSend', async (request, reply) => {
    if (reply.statusCode !== REFUSED || guardOf(request.method, request.url)?.when !== 'after-refused-logins') return;
    await admission.noteRefusedLogin(addresses.of(request));
  });
}
