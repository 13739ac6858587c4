interface ScriptUrls {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: ScriptUrls): ScriptUrls;
}

/** The pages' policy takes script URLs from this one place alone (trusted types); what comes here is built by us. */
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('daftar-worker', {
  createScriptURL: (url) => {
    if (new URL(url, location.origin).origin !== location.origin) throw new TypeError('a worker from elsewhere');
    return url;
  },
});

/** Starts one of our workers. */
export function startWorker(url: string): Worker {
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
}
