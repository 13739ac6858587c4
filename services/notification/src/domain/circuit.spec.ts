import fc from 'fast-check';
import { Circuit } from './circuit.js';

const rules = { mostFailures: 3, slowMs: 1_000, pauseMs: 10_000 };
const call = (circuit: Circuit, at: number, answered: boolean, tookMs = 10) =>
  circuit.settle(circuit.begin(), answered, tookMs, at);

test('failures one after another open it, scattered ones do not', () => {
  const circuit = new Circuit(rules);
  for (const answered of [false, false, true, false, false]) call(circuit, 0, answered);
  expect(circuit.admits(0)).toBe(true);
  call(circuit, 0, false);
  expect(circuit.admits(9_999)).toBe(false);
});

test('answers that come too slowly open it too', () => {
  const circuit = new Circuit(rules);
  for (let i = 0; i < 3; i++) call(circuit, 0, true, 1_001);
  expect(circuit.admits(1)).toBe(false);
});

test('after the pause one message at a time finds out, and the first that goes well brings all traffic back', () => {
  const circuit = new Circuit(rules);
  for (let i = 0; i < 3; i++) call(circuit, 0, false);
  const first = circuit.begin();
  expect(first.probe).toBe(true);
  expect(circuit.admits(10_000)).toBe(false);
  circuit.settle(first, false, 10, 10_000);
  expect(circuit.admits(19_999)).toBe(false);
  expect(circuit.admits(20_000)).toBe(true);
  circuit.settle(circuit.begin(), true, 10, 20_000);
  expect([circuit.isOpen, circuit.admits(20_000), circuit.begin().probe]).toEqual([false, true, false]);
});

test('what began before it opened neither closes it nor keeps it open longer', () => {
  const circuit = new Circuit(rules);
  const early = [circuit.begin(), circuit.begin()] as const;
  for (let i = 0; i < 3; i++) call(circuit, 0, false);
  circuit.settle(early[0], true, 10, 5_000);
  circuit.settle(early[1], false, 10, 9_000);
  expect([circuit.admits(9_999), circuit.admits(10_000)]).toEqual([false, true]);
});

test('a call that was not made after all leaves it as it was, and its turn to another', () => {
  const circuit = new Circuit(rules);
  for (let i = 0; i < 2; i++) call(circuit, 0, false);
  circuit.abandon(circuit.begin());
  call(circuit, 0, false);
  expect(circuit.isOpen).toBe(true);
  circuit.abandon(circuit.begin());
  expect([circuit.isOpen, circuit.admits(10_000)]).toEqual([true, true]);
});

test('whatever happens, a provider that is well gets everything again after one pause and one message', () => {
  const history = fc.array(fc.record({ answered: fc.boolean(), tookMs: fc.nat(3_000), waitMs: fc.nat(20_000) }));
  fc.assert(
    fc.property(history, (steps) => {
      const circuit = new Circuit(rules);
      let at = 0;
      for (const { answered, tookMs, waitMs } of steps) {
        at += waitMs;
        if (circuit.admits(at)) call(circuit, at, answered, tookMs);
      }
      at += rules.pauseMs;
      expect(circuit.admits(at)).toBe(true);
      call(circuit, at, true);
      expect(circuit.isOpen).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});
