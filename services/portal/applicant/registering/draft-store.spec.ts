import { forgetTyped, hasTyped, keepTyped, typedSoFar } from './draft-store.js';

/** The storage of one tab, as browsers have it. */
class TabStorage {
  readonly items = new Map<string, string>();
  getItem = (name: string) => this.items.get(name) ?? null;
  setItem = (name: string, value: string) => void this.items.set(name, value);
  removeItem = (name: string) => void this.items.delete(name);
}

let storage: TabStorage;
beforeEach(() => {
  storage = new TabStorage();
  Object.assign(globalThis, { sessionStorage: storage });
  forgetTyped();
});
afterAll(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));

describe('what was typed before the first saving', () => {
  it('is all there', () => {
    keepTyped({ nik: '3171015508950001', name: 'Siti' });
    keepTyped({ street: 'Jl. Melati', password: 'kuda laut suka hujan' });
    expect(typedSoFar()).toEqual({
      nik: '3171015508950001',
      name: 'Siti',
      street: 'Jl. Melati',
      password: 'kuda laut suka hujan',
    });
  });

  it('lies in the storage of the tab without NIK and password', () => {
    keepTyped({ nik: '3171015508950001', name: 'Siti', password: 'kuda laut suka hujan' });
    const stored = [...storage.items.values()].join();
    expect(stored).toContain('Siti');
    expect(stored).not.toMatch(/3171015508950001|kuda laut/);
  });

  it('is gone with the first saving', () => {
    keepTyped({ nik: '3171015508950001', name: 'Siti' });
    forgetTyped();
    expect(hasTyped()).toBe(false);
    expect(storage.items.size).toBe(0);
  });

  it('stays in memory where the tab has no storage', () => {
    Object.assign(globalThis, {
      sessionStorage: {
        getItem: () => {
          throw new Error('denied');
        },
        setItem: () => {
          throw new Error('denied');
        },
        removeItem: () => undefined,
      },
    });
    keepTyped({ name: 'Siti' });
    expect(typedSoFar()).toEqual({ name: 'Siti' });
  });
});
