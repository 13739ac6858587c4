import { noteCode } from '../../deploy/local/problem-codes.js';

const { fetch: realFetch } = globalThis;
const noted = new Set<string>();

/** The code of one of our problem documents; undefined for anything else, such as the empty answer to HEAD. */
async function codeOf(answer: Response): Promise<string | undefined> {
  try {
    const { code, type } = (await answer.json()) as { code?: string; type?: string };
    return type === `urn:daftar:error:${code}` ? code : undefined;
  } catch {
    return undefined;
  }
}

// Every test that speaks HTTP does it by fetch. What it is answered stays as it is.
globalThis.fetch = async (...request) => {
  const answer = await realFetch(...request);
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return answer;
  const code = await codeOf(answer.clone());
  if (code && !noted.has(code)) noteCode(code);
  if (code) noted.add(code);
  return answer;
};
