import { deviceOf } from './device.js';

const like = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the device of a session', () => {
  it.each([
    [`Mozilla/5.0 (Linux; Android 14; SM-A146B) ${like} Chrome/131.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
    [
      `Mozilla/5.0 (Linux; Android 13) ${like} SamsungBrowser/25.0 Chrome/121 Safari/537.36`,
      'Samsung Internet',
      'Android',
    ],
    [`Mozilla/5.0 (Linux; U; Android 10) ${like} Chrome/112 MiuiBrowser/14 Safari/537.36`, 'Mi Browser', 'Android'],
    [`Mozilla/5.0 (Linux; U; Android 9) ${like} UCBrowser/13.4 Mobile Safari/537.36`, 'UC Browser', 'Android'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${like} Chrome/131 Safari/537.36 Edg/131.0`, 'Edge', 'Windows'],
    [`Mozilla/5.0 (Windows NT 10.0) ${like} Chrome/131 Safari/537.36 OPR/116`, 'Opera', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox', 'Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) CriOS/131 Mobile Safari/604.1', 'Chrome', 'iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15', 'Safari', 'macOS'],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541) ${like} Chrome/131 Safari/537.36`, 'Chrome', 'ChromeOS'],
    ['curl/8.4.0', 'other', 'other'],
    ['', 'other', 'other'],
    [undefined, 'other', 'other'],
    [`${'('.repeat(100_000)} Chrome/1`, 'other', 'other'],
  ])('"%.60s" is %s on %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
