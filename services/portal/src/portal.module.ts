import { Module } from '@nestjs/common';
import { DUTIES, EVENT_SERVER, SESSION_KEYS, type ServiceDefinition } from '#runtime';
import { openAdmission } from './admission/open-admission.js';
import { proxyApi } from './api/proxy-api.js';
import { ClientAddresses } from './edge/client-address.js';
import { sendSecurityHeaders } from './edge/security-headers.js';
import { servePages } from './pages/serve-pages.js';
import { portalKeys } from './portal.config.js';
import { proxyUploads } from './uploads/proxy-uploads.js';

@Module({
  providers: [
    { provide: DUTIES, useValue: [] },
    { provide: EVENT_SERVER, useValue: null },
    { provide: SESSION_KEYS, useValue: null },
  ],
})
class PortalModule {}

/** The edge: it owns nothing, asks nobody to get ready, and lets in only what its tables name. */
export const portalService: ServiceDefinition<typeof portalKeys> = {
  name: 'portal',
  keys: portalKeys,
  module: () => ({ module: PortalModule }),
  routes: async (fastify, config) => {
    sendSecurityHeaders(fastify, config.PUBLIC_ORIGIN);
    const { admission, close } = openAdmission(config);
    // After the last request in hand was answered.
    fastify.addHook('onClose', async () => close());
    await fastify.register(proxyApi(config, admission, new ClientAddresses(config.TRUSTED_PROXIES)));
    await fastify.register(proxyUploads(config));
    await fastify.register(servePages());
  },
};
