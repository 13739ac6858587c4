import type { MigrationInterface, QueryRunner } from 'typeorm';
import { askShared, insertion, JointTransactions, Rows, shareable, TransactionRunner } from '#database';
import { eventually, openTestDatabase, type TestDatabase } from '#testing';
import { type Parcel, ParcelRow, Parcels, parcel as parcelOf } from './parcels.js';

/** Each statement that writes parcels, once. */
class Written implements MigrationInterface {
  name = 'Written0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table written (how text)');
    await runner.query(
      `create function note() returns trigger language plpgsql as
       $$ begin insert into written values (tg_op); return null; end $$`,
    );
    await runner.query(
      'create trigger note after insert or update on parcel for each statement execute function note()',
    );
  }

  async down(): Promise<void> {}
}

const IDS = Array.from({ length: 20 }, (_, n) => `p-${String(n).padStart(2, '0')}`);
const parcel = (parcelId: string, changes: Partial<Parcel> = {}) =>
  parcelOf(parcelId, { owner: `owner of ${parcelId}`, labels: [], ...changes });

describe('works that share a transaction share their statements', () => {
  let database: TestDatabase;
  let joint: JointTransactions;

  /** What each of the works gives, for each of the ids. */
  const each = <T>(work: (rows: Rows<Parcel>, id: string) => Promise<T>): Promise<T[]> =>
    Promise.all(IDS.map((id) => joint.run(id, ({ manager }) => work(new Rows(manager, ParcelRow), id))));
  const stored = () => new Rows(database.dataSource.manager, ParcelRow);
  const written = async () =>
    (await database.dataSource.query<{ how: string }[]>('select how from written')).map(({ how }) => how);
  const fill = async (parcels: readonly Parcel[]) => {
    await stored().insert(parcels);
    await database.dataSource.query('truncate written');
  };

  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Parcels, Written], entities: [ParcelRow] });
  });
  beforeEach(async () => {
    await database.dataSource.query('truncate parcel, written');
    joint = new JointTransactions(new TransactionRunner(database.dataSource));
  });
  afterAll(() => database.drop());

  it('and write what each of them would have written: times, lists, JSON, bytes and nothing', async () => {
    const full = (id: string) =>
      parcel(id, {
        sentAt: new Date('2026-08-01T05:06:07.890Z'),
        labels: [`"${id}", with \\ and {}`, ''],
        contents: [{ of: id }, 'text', null],
        seal: Buffer.from(`\0\xff${id}`),
      });
    await each((rows, id) => rows.insert([full(id), parcel(`${id} empty`)]));
    expect(await written()).toEqual(['INSERT']);
    for (const id of IDS) {
      expect(await stored().findOne({ parcelId: id })).toEqual(full(id));
      expect(await stored().findOne({ parcelId: `${id} empty` })).toEqual(parcel(`${id} empty`));
    }
  });

  it('and each read their own rows, in the order asked for, or none', async () => {
    const parcels = IDS.slice(5).flatMap((id) => [
      parcel(`${id} b`, { owner: id }),
      parcel(`${id} a`, { owner: id, seal: Buffer.from('s') }),
    ]);
    await fill(parcels);
    const found = await each((rows, owner) => rows.find({ owner }, { orderBy: 'parcelId' }));
    expect(found.slice(0, 5)).toEqual([[], [], [], [], []]);
    for (const [n, rows] of found.slice(5).entries()) expect(rows).toEqual([parcels[2 * n + 1], parcels[2 * n]]);
  });

  it('and hold the rows that they lock', async () => {
    await fill(IDS.map((id) => parcel(id)));
    const passedOver = await each(async (rows, parcelId) => {
      expect((await rows.findOne({ parcelId }, { lock: 'for update' }))?.parcelId).toBe(parcelId);
      // By another connection: this is no use case.
      return database.dataSource.transaction((manager) =>
        new Rows(manager, ParcelRow).find({ parcelId }, { lock: 'for update skip locked' }),
      );
    });
    expect(passedOver.flat()).toEqual([]);
  });

  it('and see the newest of a row that somebody else held', async () => {
    await fill(IDS.map((id) => parcel(id)));
    const other = database.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query(`update parcel set owner = 'another' where parcel_id = $1`, ['p-07']);
    const reading = each(async (rows, parcelId) => rows.findOne({ parcelId }, { lock: 'for update' }));
    await eventually(async () => {
      const waiting = await database.dataSource.query<unknown[]>('select from pg_locks where not granted');
      return waiting.length > 0;
    });
    await other.commitTransaction();
    await other.release();
    expect((await reading).map((row) => row?.owner)).toEqual(
      IDS.map((id) => (id === 'p-07' ? 'another' : `owner of ${id}`)),
    );
  });

  it('and each change their own row, in the columns that they name', async () => {
    await fill(IDS.map((id) => parcel(id, { labels: ['kept'], contents: { kept: true } })));
    await each((rows, parcelId) => rows.update({ parcelId }, { parcelId, owner: `new of ${parcelId}`, labels: [] }));
    expect(await written()).toEqual(['UPDATE']);
    for (const id of IDS)
      expect(await stored().findOne({ parcelId: id })).toEqual(
        parcel(id, { owner: `new of ${id}`, contents: { kept: true } }),
      );
  });

  it('and are each told how many of their rows were new', async () => {
    await fill(IDS.slice(0, 7).map((id) => parcel(id, { owner: 'first' })));
    const counts = await each((rows, id) => rows.insertNew([parcel(id), parcel(`${id} too`)]));
    expect(await written()).toEqual(['INSERT']);
    expect(counts).toEqual(IDS.map((_, n) => (n < 7 ? 1 : 2)));
    expect((await stored().findOne({ parcelId: 'p-00' }))?.owner).toBe('first');
  });

  it('and write over what is there', async () => {
    await fill(IDS.slice(0, 7).map((id) => parcel(id, { owner: 'first', labels: ['gone'] })));
    await each((rows, id) => rows.upsert([parcel(id)], ['parcelId']));
    expect((await written()).sort()).toEqual(['INSERT', 'UPDATE']);
    for (const id of IDS) expect(await stored().findOne({ parcelId: id })).toEqual(parcel(id));
  });

  it('but not with those who ask for something else', async () => {
    await each((rows, id) =>
      id < 'p-10' ? rows.insert([parcel(id)]) : rows.insert([{ parcelId: id, owner: 'no labels' }]),
    );
    expect(await written()).toEqual(['INSERT', 'INSERT']);
    expect((await stored().findOne({ parcelId: 'p-19' }))?.labels).toEqual([]);
  });

  it('whatever they ask, and get an answer each', async () => {
    const question = shareable<{ sum: number; at: Date }>(
      'select $1::int + $2::int as sum, $3::timestamptz as at where $1::int > 2 limit 1',
      ['int', 'int', 'timestamptz'],
    );
    const at = new Date('2026-08-01T05:06:07.890Z');
    const asked: unknown[] = [];
    const answers = await Promise.all(
      IDS.map((id, n) =>
        joint.run(id, async ({ manager }) => {
          asked.push((await manager.query<[{ id: string }]>('select pg_current_xact_id()::text as id'))[0].id);
          return askShared(manager, question, [n, 10, at]);
        }),
      ),
    );
    expect(new Set(asked).size).toBe(1);
    expect(answers).toEqual(IDS.map((_, n) => (n > 2 ? [{ sum: n + 10, at }] : [])));
  });

  it('and are done by themselves where one of them cannot succeed', async () => {
    await fill([parcel('p-03')]);
    const add = insertion('parcel', ['parcel_id', 'owner']);
    const settled = await Promise.allSettled(
      IDS.map((id) => joint.run(id, ({ manager }) => askShared(manager, add, [[id, 'me']]))),
    );
    expect(settled.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([3]);
    expect(await written()).toEqual(IDS.slice(1).map(() => 'INSERT'));
  });
});
