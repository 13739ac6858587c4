import { z } from 'zod';
import { contactFields } from '../../domain/contact.js';
import { phone } from './phone.js';
import { refusable } from './refusable.js';

const contacts = z.strictObject({
  email: refusable(contactFields.email)
    .describe('E-mail address that is read often.')
    .meta({ examples: ['siti@example.id'] }),
  phone: refusable(phone)
    .describe('Indonesian mobile number, as 08…, 62… or +62….')
    .meta({ examples: ['0812 3456 7890'] }),
});

export const wholeContacts = contacts.describe('Where codes are sent to.');
export const someContacts = contacts.partial().describe('The contacts that change.');
