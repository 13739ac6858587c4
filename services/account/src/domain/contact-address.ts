import { Refused } from './refused.js';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
// Indonesia's plan of mobile numbers, after +62.
const E164 = /^\+[1-9]\d{6,14}$/;
const INDONESIAN_MOBILE = /^\+628[1-35-9]\d{7,10}$/;

/** An e-mail address that a mail server on the Internet can have; the domain in lower case. @throws Refused */
export function emailAddress(text: string): string {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1).toLowerCase();
  // Lengths: RFC 5321, 4.5.3.1.
  const fits = local.length <= 64 && domain.length <= 253 && address.length <= 254;
  if (!fits || !LOCAL.test(local) || !DOMAIN.test(domain)) throw new Refused('email-format');
  return `${local}@${domain}`;
}

/** A mobile number that is in E.164 already; which countries are taken is decided at the edge. @throws Refused */
export function mobileNumber(e164: string): string {
  const plan = e164.startsWith('+62') ? INDONESIAN_MOBILE : E164;
  if (!plan.test(e164)) throw new Refused('phone-format');
  return e164;
}
