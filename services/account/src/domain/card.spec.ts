import { drawCheckCode, mustHaveCard } from './card.js';
import { states } from './registration.states.js';

describe('a check code', () => {
  it('has eight symbols, of which no two look or sound alike', () => {
    let next = 0;
    const drawn = Array.from({ length: 5 }, () => drawCheckCode((limit) => next++ % limit)).join('');
    const symbols = [...new Set(drawn)];
    expect(drawCheckCode(() => 0)).toHaveLength(8);
    expect(symbols).toHaveLength(20);
    for (const alike of ['0OQ', '1IL', '2Z', '5S', '6G', '8B', 'UV'])
      expect(symbols.filter((symbol) => alike.includes(symbol))).toEqual([]);
  });
});

describe('a card', () => {
  it.each(states.filter((state) => state !== 'active'))('is not given to a registration that is %s', (state) => {
    const code = state === 'cancelled' ? 'registration-cancelled' : 'not-active-yet';
    expect(() => mustHaveCard(state)).toThrow(code);
  });

  it('is given to one that is active', () => {
    expect(() => mustHaveCard('active')).not.toThrow();
  });
});
