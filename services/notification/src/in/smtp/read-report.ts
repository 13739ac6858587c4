import type { RecipientStatus } from '../../domain/delivery-status.js';

interface Entity {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

const STATUS_TYPE = /^message\/(?:global-)?delivery-status\s*(?:;|$)/i;
const REPORT_TYPE = /^multipart\/report\s*;/i;
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;
const MOST_PARTS = 20;
const MOST_GROUPS = 20;

/** Header fields of RFC 5322, the first of each name, their folded lines joined. */
function fieldsOf(lines: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value = ''] = /^([!-9;-~]{1,80}):(.*)$/.exec(line) ?? [];
    if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function entityOf(text: string): Entity {
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  if (end < 0) return { fields: fieldsOf(text), body: '' };
  return { fields: fieldsOf(text.slice(0, end)), body: text.slice(end).replace(/^\n{1,2}/, '') };
}

function partsOf(body: string, boundary: string): Entity[] {
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1, 1 + MOST_PARTS);
  return parts.filter((part) => !part.startsWith('--')).map((part) => entityOf(part.replace(/^[ \t]*\n/, '')));
}

const firstWord = (text = '') => /^[\w.-]+/.exec(text)?.[0].toLowerCase() ?? '';

/**
 * What a delivery status notification (RFC 3464) says about its recipients; empty when the mail is not one. An answer of
 * a holiday replier is not.
 */
export function readReport(mail: string): RecipientStatus[] {
  const { fields, body } = entityOf(mail.replaceAll('\r\n', '\n'));
  const type = fields.get('content-type') ?? '';
  const [, quoted, bare] = BOUNDARY.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (!REPORT_TYPE.test(type) || !boundary) return [];
  const status = partsOf(body, boundary).find((part) => STATUS_TYPE.test(part.fields.get('content-type') ?? ''));
  // The first group is about the message as a whole.
  const groups = (status?.body ?? '').split(/\n\s*\n/).slice(1, 1 + MOST_GROUPS);
  return groups
    .map(fieldsOf)
    .map((group) => ({ action: firstWord(group.get('action')), status: firstWord(group.get('status')) }))
    .filter(({ action }) => action !== '');
}
