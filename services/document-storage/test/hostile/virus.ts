import { jpeg } from '../samples.js';
import type { HostileFile } from './hostile-file.js';
import { rawPdf } from './raw-pdf.js';

/** The test file that every scanner knows, and that harms nobody (EICAR, 2003). */
export const eicar = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

/** In places that a decoder skips. */
export const withEicar: readonly HostileFile[] = [
  {
    what: 'a photo with a virus',
    kind: 'ktp',
    reason: 'malware-found',
    make: async () => Buffer.concat([await jpeg(), Buffer.from(eicar)]),
  },
  {
    what: 'a PDF with a virus',
    kind: 'ijazah',
    reason: 'malware-found',
    make: async () => rawPdf('', [{ dictionary: '', data: Buffer.from(eicar) }]),
  },
];
