import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { registry } from '../metrics.js';
import { Public } from './session.js';

export const PROCESS_STATE = Symbol('process state');

/** What the probes ask. */
export interface ProcessState {
  started: boolean;
  draining: boolean;
  readiness(): Promise<Record<string, { ok: boolean; detail?: string }>>;
}

/**
 * Three probes: started (has it finished starting), live (does the event loop turn; no dependency is asked, so that
 * a dead database restarts nobody), ready (may it get traffic).
 */
@Public()
@Controller()
export class HealthController {
  constructor(@Inject(PROCESS_STATE) private readonly state: ProcessState) {}

  @Get('health/started')
  started(@Res() reply: FastifyReply): void {
    reply.status(this.state.started ? 200 : 503).send({ ok: this.state.started });
  }

  @Get('health/live')
  live(@Res() reply: FastifyReply): void {
    reply.status(200).send({ ok: true });
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const checks = await this.state.readiness();
    const ok = this.state.started && !this.state.draining && Object.values(checks).every((check) => check.ok);
    reply.status(ok ? 200 : 503).send({ ok, draining: this.state.draining, checks });
  }

  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    reply.type(registry.contentType).send(await registry.metrics());
  }
}
