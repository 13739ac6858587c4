import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(html|js|css|svg|json|txt)$/;
/** Below it a response fits into one packet anyway. */
const WORTH_BYTES = 600;

const brotli = (bytes: Buffer) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
const zip = (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION });

/** Writes `name.br` and `name.gz` beside every text of the build, so that serving one costs no work. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const texts = Object.values(bundle).filter(({ fileName }) => TEXT.test(fileName));
        for (const file of texts) {
          const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (bytes.length < WORTH_BYTES) continue;
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: await brotli(bytes) });
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: await zip(bytes) });
        }
      },
    },
  };
}
