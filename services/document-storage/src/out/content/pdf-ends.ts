const BLANKS = /^[\0\t\n\f\r ]*$/;
const [END_OF_DIRECTORY, DIRECTORY] = ['PK\x05\x06', 'PK\x01\x02'];
// The end of a ZIP's directory (APPNOTE 6.3.10, 4.3.16): its last fixed field ends here.
const END_RECORD_BYTES = 22;
// What browsers and servers take for their own. Text that only speaks of it is folded, or has no bracket before it.
const MARKUP = /<(?:script|html|\?php)[\s>]|<!doctype\s+html/i;

const WINDOW_BYTES = 256 * 1024;
const OVERLAP_BYTES = 64;

/** Whether the file is something else besides a PDF: another reader, given its bytes, would find what this one skips. */
export function isMoreThanPdf(pdf: Buffer): boolean {
  return pdf.toString('latin1', 0, 5) !== '%PDF-' || hasTail(pdf) || isArchive(pdf) || hasMarkup(pdf);
}

function hasTail(pdf: Buffer): boolean {
  const marker = pdf.lastIndexOf('%%EOF');
  const end = marker < 0 ? pdf.lastIndexOf('startxref') + 'startxref'.length : marker + '%%EOF'.length;
  const tail = pdf.toString('latin1', end);
  return !BLANKS.test(marker < 0 ? tail.replace(/^\s*\d+/, '') : tail);
}

function hasMarkup(pdf: Buffer): boolean {
  for (let from = 0; from < pdf.length; from += WINDOW_BYTES)
    if (MARKUP.test(pdf.toString('latin1', from, from + WINDOW_BYTES + OVERLAP_BYTES))) return true;
  return false;
}

/** ZIP is read from its end: a directory that lies where its end says makes an archive of any file. */
function isArchive(pdf: Buffer): boolean {
  for (let at = pdf.indexOf(END_OF_DIRECTORY); at >= 0; at = pdf.indexOf(END_OF_DIRECTORY, at + 4)) {
    if (at + END_RECORD_BYTES > pdf.length) continue;
    const start = at - pdf.readUInt32LE(at + 12);
    if (start >= 0 && pdf.toString('latin1', start, start + 4) === DIRECTORY) return true;
  }
  return false;
}
