import { PDFName } from 'pdf-lib';
import { encode } from 'uqr';
import { eventually } from '#testing';
import { StoredUnitOfWork } from '../src/out/store/unit-of-work.js';
import { AccountFixture, type Drafted, session } from './account.fixture.js';
import { PASSWORD } from './applicants.js';
import { call } from './http.js';
import { readPdf } from './pdf.js';

const PAGE = '/api/v1/registrations/me/proof';
const PDF = `${PAGE}.pdf`;
const CHECK = '/api/v1/proofs/check';
const DAY = 86_400;

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

async function active() {
  const applicant = await account.submitted();
  await account.prove(applicant.registrationId, applicant.email, 'verify');
  await account.prove(applicant.registrationId, applicant.sms, 'activate', 'sms');
  return applicant;
}

const open = (drafted: Drafted, path = PAGE) => account.call(path, { cookies: session(drafted) });
const check = async (token: unknown) => account.post(CHECK, { token });

async function secretsOf({ registrationId }: Drafted) {
  const secrets = await account.use(StoredUnitOfWork).run(({ cards }) => cards.of(registrationId));
  if (!secrets) throw new Error('no card yet');
  return secrets;
}

async function withdraw(drafted: Drafted): Promise<void> {
  const path = '/api/v1/registrations/me/withdrawal';
  const answer = await account.post(path, { password: PASSWORD }, { cookies: session(drafted) });
  expect(answer.status).toBe(200);
}

const auditOf = ({ registrationId }: Drafted) =>
  account.query<{ actor: string; action: string; fields: string[] }>(
    `select actor, action, fields from audit where subject_id = $1 and action like 'card.%' order by id`,
    [registrationId],
  );

/** Each run of dark modules as `x,y,length`, as a scanner of the link would have to see them. */
function runsOf(link: string): string[] {
  const { data } = encode(link, { ecc: 'M', border: 4 });
  const rows = data.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));
  return rows.flatMap((row, y) => [...row.matchAll(/#+/g)].map((run) => `${run.index},${y},${run[0].length}`));
}
const linkOf = (token: string) => `http://localhost:8080/periksa#${token}`;

describe('the card as a page', () => {
  it('says what a Kartu Informasi Akun says', async () => {
    const applicant = await active();
    const answer = await open(applicant);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { checkCode } = await secretsOf(applicant);
    const [row] = await account.query<{ at: Date }>(
      'select created_at as at from registration where registration_id = $1',
      [applicant.registrationId],
    );
    const created = new Date((row?.at.getTime() ?? 0) + 7 * 3_600_000).toISOString();
    for (const shown of [
      applicant.nik,
      applicant.registrationNumber,
      'Siti Nur&#39;aini',
      '15 Agustus 1995',
      'Perempuan',
      'CPNS 2026',
      `${created.slice(11, 13)}.${created.slice(14, 16)} WIB`,
      `${checkCode.slice(0, 4)} ${checkCode.slice(4)}`,
    ])
      expect(answer.text).toContain(shown);
  });

  it('loads a style sheet and nothing else, under a policy that allows no more', async () => {
    const { text, headers } = await open(await active());
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\/(?!localhost:8080\/periksa)/);
    expect(text).toContain('<link rel="stylesheet" href="/kartu.css">');
  });

  it('has its language, a title, headed rows and words for the QR code', async () => {
    const { text } = await open(await active());
    expect(text).toMatch(/^<!doctype html>\n<html lang="id">/);
    expect(text).toContain('<title>Kartu Informasi Akun · Daftar</title>');
    expect(text.match(/<th scope="row">[^<]+<span lang="en">/g)).toHaveLength(8);
    expect(text).toContain('<title id="qr">Kode QR untuk memeriksa kartu ini di http://localhost:8080/periksa');
  });

  it('carries the link in its QR code, module by module, and nowhere else', async () => {
    const applicant = await active();
    const { text } = await open(applicant);
    const { token } = await secretsOf(applicant);
    expect(token).toMatch(/^[\w-]{24}$/);
    expect(text).not.toContain(token);
    const drawn = [...text.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map(([, x, y, length]) => `${x},${y},${length}`);
    expect(drawn).toEqual(runsOf(linkOf(token)));
  });
});

describe('the card as a PDF', () => {
  async function pdfOf(applicant: Drafted) {
    const { port } = account.running.app.getHttpServer().address() as { port: number };
    const cookie = Object.entries(session(applicant)).map(([name, value]) => `${name}=${value}`);
    const answer = await fetch(`http://127.0.0.1:${port}${PDF}`, { headers: { cookie: cookie.join(';') } });
    return { answer, pdf: await readPdf(new Uint8Array(await answer.arrayBuffer())) };
  }

  it('says the same, in letters that can be read out', async () => {
    const applicant = await active();
    const { answer, pdf } = await pdfOf(applicant);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="kartu-informasi-akun.pdf"',
      'cache-control': 'no-store',
    });
    const { checkCode } = await secretsOf(applicant);
    const words = pdf.text.replace(/\s+/g, ' ');
    for (const shown of [
      'Kartu Informasi Akun',
      applicant.nik,
      applicant.registrationNumber,
      "Siti Nur'aini",
      '15 Agustus 1995',
      'Perempuan',
      'CPNS 2026',
      'WIB',
      `${checkCode.slice(0, 4)} ${checkCode.slice(4)}`,
    ])
      expect(words).toContain(shown);
  });

  it('has every letter of a name, those of transliterated Arabic too', async () => {
    const drafted = await account.draft();
    const body = { person: { name: 'Muḥammad Ṣāliḥ aẓ-Ẓāhir Đỗ' } };
    const edit = { method: 'PATCH', cookies: session(drafted), headers: { 'if-match': '"1"' }, body } as const;
    expect((await account.call('/api/v1/registrations/me', edit)).status).toBe(200);
    expect((await account.submit(drafted, [await account.receipt(drafted)])).status).toBe(202);
    const contacts = (await account.me(drafted)).contacts as { contactId: string }[];
    await account.prove(drafted.registrationId, contacts[0]?.contactId ?? '', 'verify');
    await account.prove(drafted.registrationId, contacts[1]?.contactId ?? '', 'activate', 'sms');
    const { pdf } = await pdfOf(drafted);
    expect(pdf.text.replace(/\s+/g, ' ')).toContain(body.person.name);
    expect(pdf.text).not.toContain('□');
  });

  it('is tagged, names its language and title, and brings its fonts', async () => {
    const { pdf } = await pdfOf(await active());
    const { catalog, tags, alternatives, embedded, title } = pdf;
    expect(catalog.lookup(PDFName.of('MarkInfo'))?.toString()).toContain('/Marked true');
    expect(catalog.lookup(PDFName.of('ViewerPreferences'))?.toString()).toContain('/DisplayDocTitle true');
    expect(catalog.lookup(PDFName.of('Lang'))?.toString()).toBe('(id-ID)');
    expect(title).toBe('Kartu Informasi Akun · Daftar');
    expect(embedded).toEqual([true, true]);
    expect(tags.slice(0, 7)).toEqual([
      'Document',
      'Document > H1',
      'Document > P',
      'Document > Table',
      'Document > Table > TR',
      'Document > Table > TR > TH',
      'Document > Table > TR > TH > Span',
    ]);
    expect(tags.filter((tag) => tag.endsWith('TD'))).toHaveLength(8);
    expect(tags.at(-5)).toBe('Document > Figure');
    expect(alternatives).toEqual([expect.stringContaining('Kode QR untuk memeriksa kartu ini')]);
  });

  it('draws the same QR code', async () => {
    const applicant = await active();
    const { drawing } = (await pdfOf(applicant)).pdf;
    const runs = [...drawing.matchAll(/([\d.]+) ([\d.]+) m\s+([\d.]+) \2 l\s+\3 [\d.]+ l/g)].map(
      ([, x, y, end]) => `${x},${y},${Number(end) - Number(x)}`,
    );
    expect(runs).toEqual(runsOf(linkOf((await secretsOf(applicant)).token)));
  });
});

describe('the card', () => {
  it('is the same at every look, also when the first ones come at once', async () => {
    const applicant = await active();
    const pages = await Promise.all(Array.from({ length: 8 }, () => open(applicant)));
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(pages[0]?.status).toBe(200);
  });

  const verified = async () => {
    const applicant = await account.submitted();
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    return applicant;
  };

  it.each([
    ['a draft', () => account.draft()],
    ['submitted', () => account.submitted()],
    ['verified', verified],
  ])('is not there while the account is %s', async (_, make) => {
    const applicant: Drafted = await make();
    for (const path of [PAGE, PDF]) {
      const answer = await open(applicant, path);
      expect([answer.status, answer.json<{ code: string }>().code]).toEqual([409, 'not-active-yet']);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.has('content-disposition')).toBe(false);
    }
    expect(await auditOf(applicant)).toEqual([]);
  });

  it('is there no longer once the registration has ended', async () => {
    const applicant = await active();
    await open(applicant);
    await withdraw(applicant);
    const answer = await open(applicant);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([409, 'registration-cancelled']);
  });

  it('is for its owner alone', async () => {
    const answer = await account.call(PAGE);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([401, 'not-signed-in']);
  });

  it('is destroyed with the data of its owner', async () => {
    const applicant = await active();
    await open(applicant);
    const { token } = await secretsOf(applicant);
    await withdraw(applicant);
    const worker = await account.startWorker();
    await account.database.shiftClock(30 * DAY);
    const cards = () => account.query('select 1 from card where registration_id = $1', [applicant.registrationId]);
    await eventually(async () => (await cards()).length === 0, { timeoutMs: 60_000 });
    await worker.stop();
    await account.database.shiftClock(0);
    expect((await check(token)).json()).toEqual({ valid: false });
  });

  it('is stored so that the database alone gives no token', async () => {
    const applicant = await active();
    await open(applicant);
    const { token, checkCode } = await secretsOf(applicant);
    const rows = JSON.stringify(await account.query('select * from card'));
    for (const secret of [token, checkCode]) expect(rows).not.toContain(secret);
  });

  it('leaves an audit row at every look, with names of fields alone', async () => {
    const applicant = await active();
    await open(applicant);
    await open(applicant, PDF);
    await check((await secretsOf(applicant)).token);
    const shown = { actor: 'applicant', action: 'card.shown' };
    const fields = ['person.nik', 'person.name', 'person.birthDate', 'person.sex'];
    expect(await auditOf(applicant)).toEqual([
      { ...shown, fields },
      { ...shown, fields },
      { actor: 'anyone', action: 'card.checked', fields: ['person.name'] },
    ]);
  });
});

describe('POST /proofs/check', () => {
  it('shows validity, a masked name and the check code, and nothing else', async () => {
    const applicant = await active();
    await open(applicant);
    const { token, checkCode } = await secretsOf(applicant);
    const answer = await check(token);
    expect([answer.status, answer.json()]).toEqual([200, { valid: true, maskedName: 'S*** N*******', checkCode }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('answers alike for an unknown token, for one that was cut off and for a card that ended', async () => {
    const applicant = await active();
    await open(applicant);
    const { token } = await secretsOf(applicant);
    await withdraw(applicant);
    for (const asked of ['A'.repeat(24), token.slice(0, -1), token]) {
      const answer = await check(asked);
      expect([answer.status, answer.json()]).toEqual([200, { valid: false }]);
    }
  });

  it.each([
    ['no token', {}, { '/token': 'required' }],
    ['an empty one', { token: '' }, { '/token': 'too-short' }],
    ['a number', { token: 7 }, { '/token': 'wrong-type' }],
    ['a very long one', { token: 'A'.repeat(101) }, { '/token': 'too-long' }],
    ['something else besides', { token: 'A', nik: '1' }, { '/nik': 'unknown-field' }],
  ])('refuses %s, with a pointer', async (_, body, pointers) => {
    const answer = await account.post(CHECK, body);
    const { code, errors } = answer.json<{ code: string; errors: { pointer: string; code: string }[] }>();
    expect([answer.status, code]).toEqual([400, 'invalid-request']);
    expect(Object.fromEntries(errors.map((error) => [error.pointer, error.code]))).toEqual(pointers);
  });

  it('is for our own pages where a browser asks', async () => {
    const { port } = account.running.app.getHttpServer().address() as { port: number };
    const answer = await call(`http://127.0.0.1:${port}${CHECK}`, {
      method: 'POST',
      body: { token: 'A' },
      headers: { origin: 'https://evil.example' },
    });
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([403, 'foreign-origin']);
  });
});
