import { portsOf } from './ports.js';

describe('the ports of a profile', () => {
  it('are apart for tests, so that they run beside a started system', () => {
    const dev = Object.values(portsOf('dev', {}));
    const test = new Set(Object.values(portsOf('test', {})));
    expect(dev.filter((port) => test.has(port))).toEqual([]);
    expect(portsOf('dev', {}).portal).toBe(8080);
    expect(portsOf('test', {}).portal).toBe(18_080);
  });

  it('all move by DAFTAR_PORT_OFFSET', () => {
    expect(portsOf('dev', { DAFTAR_PORT_OFFSET: '100' })).toMatchObject({ portal: 8180, kafka: 9292 });
  });

  it.each(['-1', '1.5', 'many', '60000'])('refuse an offset of %s', (offset) => {
    expect(() => portsOf('dev', { DAFTAR_PORT_OFFSET: offset })).toThrow('DAFTAR_PORT_OFFSET');
  });
});
