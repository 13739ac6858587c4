import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import { ConfigError, type ConfigKeys, type ConfigOf, loadConfig, type RuntimeConfig, runtimeKeys } from '../config.js';
import { HealthController, PROCESS_STATE, type ProcessState } from '../http/health.controller.js';
import { acceptJsonOnly } from '../http/json-body.js';
import { ProblemFilter, sendProblem } from '../http/problem.filter.js';
import { SessionGuard } from '../http/session.js';
import { traceRequests } from '../http/trace.hook.js';
import { refuseUnreadable } from '../http/unreadable-request.js';
import { validationPipe } from '../http/validation.js';
import { configureLogging, createLogger } from '../logger.js';
import { measureProcess } from '../metrics.js';
import { Duties, type Duty, type DutyHealth } from './duty.js';
import { listenToSignals, onEnd } from './end-process.js';
import { NestLog } from './nest-log.js';

/** Provider token: `Duty[]`, in the order in which they start. */
export const DUTIES = Symbol('duties');
/** Provider token: the `EventServer` that brings events to controllers, or null in a role that hears none. */
export const EVENT_SERVER = Symbol('event server');
/** Provider token: `JWTVerifyGetKey` of the session tokens, or null in a service without sessions. */
export const SESSION_KEYS = Symbol('session keys');

/** Brings events to the controllers of an application. */
export interface EventServer {
  connectTo(app: NestFastifyApplication): void;
  close(): Promise<void>;
  health(): Promise<DutyHealth>;
}

/** What makes a service: its name, its slice of the environment and its one module. */
export interface ServiceDefinition<K extends ConfigKeys> {
  readonly name: string;
  readonly keys: K;
  module(config: ConfigOf<K> & RuntimeConfig): DynamicModule;
  /** Routes that Nest does not own, such as a proxy or static files. */
  routes?(fastify: FastifyInstance, config: ConfigOf<K> & RuntimeConfig): Promise<void>;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly state: ProcessState;
  stop(): Promise<void>;
}

@Module({})
class RootModule {}

const log = createLogger('process');
const KEEP_ALIVE_MS = 5_000;
const BODY_LIMIT_BYTES = 256 * 1024;

function adapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 60_000,
    trustProxy: 'loopback,uniquelocal',
    genReqId: () => randomUUID(),
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply),
  });
}

async function prepare(app: NestFastifyApplication, config: RuntimeConfig, state: ProcessState): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  traceRequests(fastify);
  acceptJsonOnly(fastify);
  // Keep-alive connections would otherwise hold the drain up until they time out.
  fastify.addHook('onSend', async (_request, reply) => {
    if (state.draining) reply.header('connection', 'close');
  });
  await app.register(fastifyCookie as never);
  const keys = app.get<JWTVerifyGetKey | null>(SESSION_KEYS, { strict: false });
  if (keys) app.useGlobalGuards(new SessionGuard(app.get(Reflector), keys, new URL(config.PUBLIC_ORIGIN).origin));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
}

/** Builds a service without listening: for tests, and for the API document. */
export async function buildApplication<K extends ConfigKeys>(
  service: ServiceDefinition<K>,
  config: ConfigOf<K> & RuntimeConfig,
  state: ProcessState,
  preview = false,
): Promise<NestFastifyApplication> {
  const root: DynamicModule = {
    module: RootModule,
    imports: [service.module(config)],
    controllers: [HealthController],
    providers: [{ provide: PROCESS_STATE, useValue: state }],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter(), {
    logger: new NestLog(),
    abortOnError: false,
    bodyParser: false,
    preview,
  });
  if (!preview) await prepare(app, config, state);
  return app;
}

function consumerDuty(app: NestFastifyApplication, server: EventServer): Duty {
  server.connectTo(app);
  return {
    name: 'consumer',
    start: async () => void (await app.startAllMicroservices()),
    stop: () => server.close(),
    health: () => server.health(),
  };
}

/** Starts a service: listens first, so that the probes answer, then starts its duties in order. */
export async function startService<K extends ConfigKeys>(
  service: ServiceDefinition<K>,
  config: ConfigOf<K> & RuntimeConfig,
): Promise<RunningService> {
  let duties = new Duties([]);
  const state: ProcessState = { started: false, draining: false, readiness: () => duties.health() };
  const app = await buildApplication(service, config, state);
  const eventServer = app.get<EventServer | null>(EVENT_SERVER, { strict: false });
  const listed = app.get<Duty[]>(DUTIES, { strict: false });
  duties = new Duties(eventServer ? [...listed, consumerDuty(app, eventServer)] : listed);
  await service.routes?.(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, config);
  await app.listen(config.HTTP_PORT, config.HTTP_HOST);
  const stop = async () => {
    state.draining = true;
    await app.getHttpAdapter().getInstance().close();
    await duties.stop();
    await app.close();
  };
  await duties.start();
  state.started = true;
  return { app, state, stop };
}

/**
 * The whole of a service's main: configuration (refused when wrong, exit code 78), logs, probes, metrics, duties,
 * and a drain on SIGTERM within DRAIN_SECONDS.
 */
export async function bootstrap<K extends ConfigKeys>(service: ServiceDefinition<K>): Promise<void> {
  const began = Date.now();
  try {
    const config = loadConfig({ ...runtimeKeys, ...service.keys }) as ConfigOf<K> & RuntimeConfig;
    configureLogging({ service: service.name, role: config.ROLE, level: config.LOG_LEVEL });
    measureProcess();
    listenToSignals();
    let stop: () => Promise<void> = async () => undefined;
    onEnd(() => stop(), config.DRAIN_SECONDS * 1000);
    const running = await startService(service, config);
    stop = running.stop;
    log.info('process.ready', { port: config.HTTP_PORT, pid: process.pid, durationMs: Date.now() - began });
  } catch (error) {
    // Nothing personal can be in an error of start-up, and without its text nobody could mend the cause.
    process.stderr.write(
      `${service.name} cannot start. ${error instanceof ConfigError ? error.message : (error as Error).stack}\n`,
    );
    process.exit(error instanceof ConfigError ? 78 : 1);
  }
}
