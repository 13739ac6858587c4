import { formatting } from './kafka.js';

it('formats the storage for an id that begins with a dash too', () => {
  expect(formatting('-1md_A_pHwoCFjNV01BWfw', 'server.properties')).toContain('--cluster-id=-1md_A_pHwoCFjNV01BWfw');
});
