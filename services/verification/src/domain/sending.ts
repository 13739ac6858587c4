import type { Channel } from './terms.js';

/** Sending on a channel was switched off or on. The numbers rise in the order in which it was heard. */
export interface SendingSwitch {
  readonly switchId: number;
  readonly channel: Channel;
  readonly on: boolean;
  readonly at: Date;
  /** Since when it had been off, where this switched it on. */
  readonly offSince: Date | null;
}

/** What a case knows of the switches. */
export interface Sending {
  /** The last switch that it heard of; 0 for none. */
  readonly switchesHeard: number;
  readonly channelsOff: readonly Channel[];
}

/** The state after one more switch. */
export function afterSwitch({ channelsOff }: Sending, { switchId, channel, on }: SendingSwitch): Sending {
  const others = channelsOff.filter((each) => each !== channel);
  return { switchesHeard: switchId, channelsOff: on ? others : [...others, channel] };
}

/** Where all of these switches, from the first one on, have led. */
export function sendingAfter(switches: readonly SendingSwitch[]): Sending {
  return switches.reduce(afterSwitch, { switchesHeard: 0, channelsOff: [] });
}
