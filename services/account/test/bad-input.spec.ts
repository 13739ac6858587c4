import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AccountFixture, session } from './account.fixture.js';
import { draftBody, drawNik } from './applicants.js';
import type { Answer } from './http.js';

const URL = '/api/v1/registrations';

interface Problem {
  code: string;
  title: string;
  detail: string;
  correlationId: string;
  errors?: { pointer: string; code: string; detail: string }[];
}
interface Suggested {
  suggestions: { pointer: string; code: string; suggestion: string; detail: string }[];
}

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());

const keyed = (more: Record<string, string> = {}) => ({ headers: { 'idempotency-key': randomUUID(), ...more } });
const whole = (person: object = {}, contacts: object = {}) => {
  const body = draftBody();
  return { ...body, person: { ...body.person, ...person }, contacts: { ...body.contacts, ...contacts } };
};
const draft = (person: object, contacts: object = {}) => account.post(URL, whole(person, contacts), keyed());
const fieldsOf = (answer: Answer) => {
  const { errors = [] } = answer.json<Problem>();
  return [answer.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
};
const shown = async ({ cookies }: Answer) =>
  (await account.call(`${URL}/me`, { cookies: session({ cookies }) })).json<{ person: Record<string, string> }>()
    .person;

describe('every field that is wrong', () => {
  const refused: [string, object, string][] = [
    ['a NIK that is too short', { nik: '317101550895000' }, '/person/nik nik-format'],
    ['a NIK that is too long', { nik: '31710155089500011' }, '/person/nik nik-format'],
    ['a NIK with letters', { nik: '317101550895OOOl' }, '/person/nik nik-format'],
    ['a NIK in digits of another script', { nik: '３１７１０１５５０８９５０００１' }, '/person/nik nik-format'],
    ['a NIK that is a number', { nik: 3171015508950001 }, '/person/nik wrong-type'],
    ['a KK number that is too short', { kk: '317101' }, '/person/kk kk-format'],
    ['a birth date in the future', { birthDate: '2999-01-01' }, '/person/birthDate birth-date-future'],
    ['a birth date that the calendar lacks', { birthDate: '2001-02-29' }, '/person/birthDate birth-date-format'],
    ['a birth date in another order', { birthDate: '15-08-1995' }, '/person/birthDate birth-date-format'],
    ['a birth date of long ago', { birthDate: '1890-01-01' }, '/person/birthDate birth-date-impossible'],
    ['a sex that is no choice', { sex: 'L' }, '/person/sex not-a-choice'],
    ['an address that is a text', { address: 'Jl. Melati' }, '/person/address wrong-type'],
    ['nothing where something must be', { name: null }, '/person/name wrong-type'],
    ['blanks', { name: '   ' }, '/person/name name-format'],
    ['a very long text', { birthPlace: 'a'.repeat(100_000) }, '/person/birthPlace too-long'],
  ];

  it.each(refused)('is pointed out with how to mend it: %s', async (_, person, expected) => {
    for (const language of ['id', 'en']) {
      const answer = await account.post(URL, whole(person), keyed({ 'accept-language': language }));
      expect(fieldsOf(answer)).toEqual([400, expected]);
      const [field] = answer.json<Problem>().errors ?? [];
      expect(field?.detail).toMatch(/^[A-Z].{10,}\.$/);
      expect(answer.text).not.toContain('rahasia');
    }
  });

  it('is pointed out at once, those of contacts too', async () => {
    const answer = await draft({ nik: '1', kk: '2', name: '3' }, { email: 'siti', phone: '021 5551234' });
    expect(fieldsOf(answer)).toEqual([
      400,
      '/person/nik nik-format',
      '/person/kk kk-format',
      '/person/name name-format',
      '/contacts/email email-format',
      '/contacts/phone phone-format',
    ]);
  });
});

describe('names', () => {
  it.each([
    ['Suharto', 'Suharto'],
    ["Nur'aini", "Nur'aini"],
    ['Siti Nur’aini', "Siti Nur'aini"],
    ['I Gusti Ngurah Al-Fatih S.', 'I Gusti Ngurah Al-Fatih S.'],
    ['José', 'José'],
    ['Ｓｉｔｉ', 'Siti'],
  ])('like "%s" are taken, as "%s"', async (name, kept) => {
    const answer = await draft({ name });
    expect(answer.status).toBe(201);
    expect((await shown(answer)).name).toBe(kept);
  });

  it.each([
    ['letters of another script that look alike', 'Sіtі'],
    ['characters that nobody sees', 'Si\u200Bti'],
    ['a letter that nobody sees', 'Siti \u3164'],
    ['a turn of the writing direction', 'Siti\u202Eniaru'],
    ['a heap of marks', `S${'\u0336'.repeat(20)}iti`],
    ['half a character', 'Siti \uD83D'],
    ['a smiley', 'Siti 😀'],
    ['the end of a text', 'Siti\u0000'],
    ['lines that would begin a header', 'Siti\r\nBcc: semua@example.id'],
    ['markup', '<script>alert(1)</script>'],
  ])('with %s are refused', async (_, name) => {
    expect(fieldsOf(await draft({ name }))).toEqual([400, '/person/name name-format']);
  });
});

describe('phone numbers', () => {
  it.each([
    '081234567890',
    '6281234567890',
    '+6281234567890',
    '0812 3456 7890',
    '+62 812-3456-7890',
    ' 62 812 3456 7890 ',
  ])('may be written as "%s"', async (phone) => {
    const answer = await draft({}, { phone });
    expect(answer.status).toBe(201);
    const exported = await account.call(`${URL}/me/export`, { cookies: session(answer) });
    expect(exported.json<{ contacts: { address: string }[] }>().contacts[1]?.address).toBe('+6281234567890');
  });
});

describe('mail domains with a typing error', () => {
  it('are taken, and the answers ask whether another one was meant', async () => {
    const answer = await account.post(URL, whole({}, { email: 'siti@gmial.com' }), keyed({ 'accept-language': 'en' }));
    expect(answer.status).toBe(201);
    const { suggestions } = answer.json<Suggested>();
    expect(suggestions).toEqual([
      {
        pointer: '/contacts/email',
        code: 'email-domain-unusual',
        suggestion: 'gmail.com',
        detail: 'Did you mean @gmail.com? If the address is right, just go on.',
      },
    ]);
    const me = { cookies: session(answer) };
    expect(
      (await account.call(`${URL}/me`, { ...me, headers: { 'accept-language': 'en' } })).json<Suggested>(),
    ).toMatchObject({ suggestions });
    const edit = { method: 'PATCH', ...me, headers: { 'if-match': '"1"' } } as const;
    const mended = await account.call(`${URL}/me`, { ...edit, body: { contacts: { email: 'siti@gmail.com' } } });
    expect(mended.json<Suggested>().suggestions).toEqual([]);
  });

  it('are suggested for in a replayed answer too, of which nothing is kept', async () => {
    const [body, more] = [whole({}, { email: 'siti@yaho.co.id' }), keyed()];
    const first = await account.post(URL, body, more);
    const again = await account.post(URL, body, more);
    expect(again.json<Suggested>()).toEqual(first.json());
    expect(again.json<Suggested>().suggestions).toMatchObject([{ suggestion: 'yahoo.co.id' }]);
    expect(JSON.stringify(await account.query('select answer from idempotency'))).not.toContain('yaho');
  });
});

describe('what is sent again', () => {
  it('a draft of the same NIK is another draft, and both can go on', async () => {
    const nik = drawNik();
    const [one, other] = [await account.draft(nik), await account.draft(nik)];
    expect(one.registrationId).not.toBe(other.registrationId);
    for (const drafted of [one, other])
      expect((await account.submit(drafted, [await account.receipt(drafted)])).status).toBe(202);
  });

  it('a key with another body is refused, whatever differs', async () => {
    const [body, more] = [draftBody(), keyed()];
    expect((await account.post(URL, body, more)).status).toBe(201);
    const others = [
      { ...body, person: { ...body.person, name: 'Siti' } },
      { ...body, contacts: { ...body.contacts, phone: '0811 1111 111' } },
      { ...body, consent: { ...body.consent, swafoto: false } },
      { ...body, locale: 'en' },
    ];
    for (const other of others) {
      const answer = await account.post(URL, other, more);
      expect([answer.status, answer.json<Problem>().code]).toEqual([422, 'idempotency-key-reused']);
    }
    const spelledOtherwise = { ...body, contacts: { ...body.contacts, phone: '+62 812 3456 7890' } };
    expect((await account.post(URL, spelledOtherwise, more)).status).toBe(201);
  });
});

describe('what is no request of ours', () => {
  /** Sends a body in pieces, as long as the service listens, and reads what it answers meanwhile. */
  function pour(headers: Record<string, string>, piece: Buffer, pieces: number) {
    const { port } = account.running.app.getHttpServer().address() as AddressInfo;
    return new Promise<{ status: number; type: string; problem: Problem; poured: number }>((resolve, reject) => {
      let answered = false;
      let poured = 0;
      const options = { host: '127.0.0.1', port, path: URL, method: 'POST', headers };
      const outgoing = request(options, (incoming: IncomingMessage) => {
        answered = true;
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => {
          outgoing.destroy();
          const type = incoming.headers['content-type'] ?? '';
          resolve({ status: incoming.statusCode ?? 0, type, problem: JSON.parse(text), poured });
        });
      });
      outgoing.on('error', (error) => (answered ? undefined : reject(error)));
      const pourOn = () => {
        if (answered || outgoing.destroyed) return;
        if (poured === pieces) return void outgoing.end();
        poured += 1;
        outgoing.write(piece, () => setImmediate(pourOn));
      };
      pourOn();
    });
  }
  const MIB = 1_048_576;
  const PIECE = Buffer.alloc(64 * 1_024, 'x');
  const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };

  it.each([
    ['that says so', { ...json, 'content-length': String(20 * MIB) }],
    ['that does not say so', { ...json, 'transfer-encoding': 'chunked' }],
  ])('a body of 20 MB %s is refused long before its end', async (_, headers) => {
    const { status, type, problem, poured } = await pour(headers, PIECE, (20 * MIB) / PIECE.length);
    expect([status, type, problem.code]).toEqual([413, 'application/problem+json; charset=utf-8', 'body-too-large']);
    expect(problem).toMatchObject({ title: expect.any(String), detail: expect.any(String) });
    expect(poured * PIECE.length).toBeLessThan(20 * MIB);
  });

  it.each([
    ['broken JSON', '{"person":{"nik":"31', {}, 400, 'malformed-body'],
    ['JSON with a name twice over as a prototype', '{"__proto__":{"admin":true}}', {}, 400, 'malformed-body'],
    ['bytes that are no text', '\uFFFD\u0000{}', {}, 400, 'malformed-body'],
    ['JSON that nests without end', '['.repeat(100_000), {}, 400, 'malformed-body'],
    ['a text', '"halo"', {}, 400, 'invalid-request'],
    ['XML', '<person/>', { 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ['a form with files', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'unsupported-media-type'],
    ['no media type at all', '{}', { 'content-type': '' }, 415, 'unsupported-media-type'],
    ['a media type that is none', '{}', { 'content-type': 'application/json/x; ;;' }, 415, 'unsupported-media-type'],
  ])('%s is refused', async (_, body, headers, status, code) => {
    const answer = await account.post(URL, body, keyed(headers as Record<string, string>));
    expect([answer.status, answer.json<Problem>().code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('headers of a megabyte are refused as a problem', async () => {
    const { port } = account.running.app.getHttpServer().address() as AddressInfo;
    const answer = await new Promise<{ status?: number; text: string }>((resolve, reject) => {
      const headers = { ...json, 'x-filler': 'y'.repeat(1_000_000) };
      const outgoing = request({ host: '127.0.0.1', port, path: URL, method: 'POST', headers }, (incoming) => {
        let text = '';
        incoming.on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode, text }));
      });
      outgoing.on('error', reject);
      outgoing.end('{}');
    });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([431, { code: 'headers-too-large' }]);
  });

  const absurd = {
    'accept-language': `${'x,'.repeat(3_000)}en;q=nan`,
    accept: '*/*;q=-1',
    cookie: '__Host-daftar-session=%%%; ;;=; __Secure-daftar-refresh="',
    'if-match': '"',
    traceparent: '00-zz-zz-zz',
    'x-forwarded-for': "1.1.1.1, ' or 1=1 --",
    'x-http-method-override': 'DELETE',
    range: 'bytes=0-',
    'user-agent': '\u007e'.repeat(8_000),
  };
  it('absurd headers change nothing', async () => {
    const answer = await account.post(URL, draftBody(), keyed(absurd));
    expect(answer.status).toBe(201);
  });

  it.each([
    ['too short', 'abc'],
    ['too long', 'x'.repeat(101)],
    ['with blanks', 'kunci yang panjang sekali'],
    ['with a slash', 'kunci/yang/panjang/sekali'],
    ['twice', `${randomUUID()}, ${randomUUID()}`],
  ])('an Idempotency-Key that is %s is refused', async (_, key) => {
    const answer = await account.post(URL, draftBody(), { headers: { 'idempotency-key': key } });
    expect([answer.status, answer.json<Problem>().code]).toEqual([400, 'idempotency-key-missing']);
  });
});
