import { PDFDocument } from 'pdf-lib';
import { lockedPdf, pdf, pdfBomb, truncatedPdf } from '../samples.js';
import type { HostileFile } from './hostile-file.js';
import { folded, objectStream, rawPdf } from './raw-pdf.js';
import { zipOf } from './zip.js';

const MB = 1024 * 1024;
const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const HTML = '<html><script>fetch("/api/v1/documents")</script></html>';

const active = (what: string, make: () => Buffer | Promise<Buffer>): HostileFile => {
  return { what: `a PDF ${what}`, kind: 'ijazah', reason: 'pdf-active', make: async () => make() };
};
const refused = (what: string, reason: string, make: () => Buffer | Promise<Buffer>): HostileFile => {
  return { what: `a PDF ${what}`, kind: 'ijazah', reason, make: async () => make() };
};

async function withAttachment(): Promise<Buffer> {
  const document = await PDFDocument.load(await pdf());
  await document.attach(Buffer.from('MZ'), 'ijazah.exe', { mimeType: 'application/x-msdownload' });
  return Buffer.from(await document.save());
}

/** The script lies in a stream, and the table of objects points into it. */
function withScriptInsideAStream(): Buffer {
  const hidden = `4 0 obj\n${SCRIPT}\nendobj\n`;
  return rawPdf('/OpenAction 4 0 R', [{ dictionary: '', data: Buffer.from(hidden) }]);
}

export const activePdfs: readonly HostileFile[] = [
  active('with a script that runs when it opens', () => rawPdf(`/OpenAction ${SCRIPT}`)),
  active('with a script whose name is written in hex', () =>
    rawPdf('/OpenAction << /S /#4a#61vaScript /J#53 (app.alert\\(1\\)) >>'),
  ),
  active('with a script in a stream of objects', () => rawPdf('/OpenAction 9 0 R', [objectStream(9, SCRIPT)])),
  active('with a script in a stream of objects that does not say what it is', () => {
    const index = '9 0 ';
    return rawPdf('/OpenAction 9 0 R', [folded(`/N 1 /First ${index.length}`, Buffer.from(index + SCRIPT))]);
  }),
  active('with a script in a text of a stream of objects', () =>
    rawPdf('/OpenAction 9 0 R', [objectStream(8, `(${SCRIPT.replaceAll('\\', '')})`)]),
  ),
  active('with a script behind a comment in its object', () =>
    rawPdf('/OpenAction 4 0 R', ['%\n<< /S %\n/JavaScript /JS (app.alert\\(1\\)) >>']),
  ),
  active('with a script inside of a stream', withScriptInsideAStream),
  active('with a script inside of a comment', () => rawPdf('/OpenAction 4 0 R', [`null % 4 0 obj ${SCRIPT} endobj`])),
  active('with a script behind a stray word', () =>
    rawPdf('/OpenAction 4 0 R', [`<< /A << >> stream /S /JavaScript /JS (1) >>`]),
  ),
  active('that starts a program', () => rawPdf('/OpenAction << /S /Launch /F (cmd.exe) >>')),
  active('that opens a page of the web by itself', () =>
    rawPdf('/OpenAction << /S /URI /URI (https://example.com/) >>'),
  ),
  active('that does something after it went to a page', () =>
    rawPdf('/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (https://example.com/) >> >>'),
  ),
  active('that acts when a page is left', () => rawPdf('/AA << /WC << /S /URI /URI (https://example.com/) >> >>')),
  active('that sends a form', () => rawPdf('/AcroForm 4 0 R', ['<< /A << /S /SubmitForm /F (http://x/) >> >>'])),
  active('with an attachment', withAttachment),
  active('with media that play', () => rawPdf('', ['<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>'])),
  active('with a form that is a program', () =>
    rawPdf('/AcroForm << /XFA 4 0 R >>', [folded('', Buffer.from('<x/>'))]),
  ),
];

/** ZIP's last field is a comment, in which the end of a PDF may stand. */
async function archiveThatEndsAsPdf(): Promise<Buffer> {
  return Buffer.concat([await pdf(), zipOf('a.txt', Buffer.from('a'), '\n%%EOF\n')]);
}

export const brokenPdfs: readonly HostileFile[] = [
  refused('that is locked', 'pdf-locked', lockedPdf),
  refused('that breaks off', 'pdf-unreadable', truncatedPdf),
  refused('with an archive behind it', 'pdf-not-alone', async () =>
    Buffer.concat([await pdf(), zipOf('run.exe', Buffer.from('MZ'))]),
  ),
  refused('with an archive behind it that ends as a PDF does', 'pdf-not-alone', archiveThatEndsAsPdf),
  refused('with a page of HTML behind it', 'pdf-not-alone', async () =>
    Buffer.concat([await pdf(), Buffer.from(HTML)]),
  ),
  refused('with a page of HTML in a comment', 'pdf-not-alone', () => rawPdf('', [`null %${HTML}`])),
  refused('with rubbish before it', 'wrong-type', async () => Buffer.concat([Buffer.from('GIF89a;\n'), await pdf()])),
  refused('with a mark of UTF-8 before it', 'pdf-not-alone', async () =>
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await pdf()]),
  ),
  refused('whose table of objects unfolds to 64 MB', 'pdf-too-complex', pdfBomb),
  refused('whose page unfolds to 300 MB', 'pdf-too-complex', () =>
    rawPdf(
      '',
      Array.from({ length: 3 }, () => folded('', Buffer.alloc(100 * MB))),
    ),
  ),
  refused('of a million numbers', 'pdf-too-complex', () =>
    rawPdf('', [objectStream(9, `[${'1 '.repeat(1_000_000)}]`)]),
  ),
  refused('whose tables are folded twice', 'pdf-too-complex', () =>
    rawPdf('', [
      { dictionary: '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]', data: Buffer.from('78') },
    ]),
  ),
];
