/** A number as it is dialled from anywhere (ITU-T E.164). */
export const E164 = /^\+[1-9]\d{7,14}$/;

export const withoutSlash = (url: string) => url.replace(/\/+$/, '');
