import { currentPeriod, Period } from './period.js';

const at = (day: number) => new Date(Date.UTC(2026, 7, day));
const period = (id: string, opens: number, closes: number) =>
  Period.unmarshalFromDatabase(id, { opensAt: at(opens), closesAt: at(closes) }, []);

describe('the current period', () => {
  const [past, open, coming, far] = [
    period('past', 1, 5),
    period('open', 10, 15),
    period('coming', 20, 25),
    period('far', 28, 30),
  ];

  it.each<[string, Period[], number, string | undefined]>([
    ['is the one that is open', [coming, past, open], 12, 'open'],
    ['is the one that opened last where several are open', [period('long', 1, 30), open], 12, 'open'],
    ['is still open in its first instant', [past, open], 10, 'open'],
    ['is over in its last: then the next counts', [past, open, far, coming], 15, 'coming'],
    ['is the last one when none follows', [past, open], 20, 'open'],
    ['is nothing where none was ever announced', [], 12, undefined],
  ])('%s', (_, periods, day, expected) => {
    expect(currentPeriod(periods, at(day))?.id).toBe(expected);
  });
});

it('a new period announces what it asks for, once', () => {
  const begun = Period.begin('new', { opensAt: at(1), closesAt: at(2) });
  expect(begun.releaseEvents()).toMatchObject([{ name: 'requirements-changed', periodId: 'new' }]);
  expect(begun.releaseEvents()).toEqual([]);
});
