import { StateTable } from './state-table.js';

describe('a table of states', () => {
  const lamp = new StateTable('lamp', ['off', 'on', 'broken'], {
    light: { from: ['off'], to: 'on' },
    breakDown: { from: ['off', 'on'], to: 'broken' },
  });

  it('gives the state after a move, and none where the move is not allowed', () => {
    expect(lamp.after('off', 'light')).toBe('on');
    expect(lamp.after('broken', 'light')).toBeUndefined();
  });

  it('refuses to load with a state that no move leads to', () => {
    const make = () =>
      new StateTable('lamp', ['off', 'on', 'broken'], {
        mend: { from: ['broken'], to: 'off' },
        light: { from: ['off'], to: 'on' },
      });
    expect(make).toThrow('lamp: no move leads to broken');
  });

  it('refuses to load with a move that nothing handles', () => {
    expect(() => lamp.requireHandlers({ light: () => true, breakDown: undefined })).toThrow(
      'lamp: nothing handles breakDown',
    );
  });
});
