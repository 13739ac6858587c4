import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from '../cache.js';
import type { Tell } from '../part.js';
import { missing } from '../problem.js';
import { isExecutable, majorAfter, onPath, run, versionText } from '../programs.js';
import { repositoryRoot } from '../root.js';

export interface KafkaPrograms {
  java: string;
  /** The folder that holds Kafka's jars. */
  jars: string;
}

const oldestKafka = 4;
const oldestJava = 17;

export async function findKafka(tell?: Tell): Promise<KafkaPrograms> {
  const java = findJava();
  return { java, jars: installedJars() ?? (await jarsFromMaven(java, tell)) };
}

function findJava(): string {
  const home = process.env.JAVA_HOME;
  const java = home && isExecutable(join(home, 'bin/java')) ? join(home, 'bin/java') : onPath('java');
  if (java) return java;
  throw missing('Kafka needs Java, which is missing.', `Install it: ${javaHelp}`);
}

const javaHelp = `sudo apt-get install openjdk-${oldestJava}-jre-headless maven (macOS: brew install openjdk@${oldestJava} maven).`;

/** A Kafka of the machine's own: KAFKA_HOME, or kafka-server-start.sh on PATH. */
function installedJars(): string | undefined {
  const script = onPath('kafka-server-start.sh');
  const home = process.env.KAFKA_HOME ?? (script && dirname(dirname(realpathSync(script))));
  const jars = home && join(home, 'libs');
  if (!jars || !existsSync(jars)) return undefined;
  const server = readdirSync(jars).find((file) => /^kafka_2\.\d+-\d/.test(file)) ?? '';
  return majorAfter(server.replace(/^kafka_2\.\d+/, 'kafka'), 'kafka-') >= oldestKafka ? jars : undefined;
}

async function jarsFromMaven(java: string, tell?: Tell): Promise<string> {
  const pom = join(repositoryRoot, 'deploy/local/kafka/pom.xml');
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  return cached(`kafka-${version}`, async (folder) => {
    tell?.('fetching its jars with Maven (54 MB, once per user)');
    await refuseOldJava(java);
    const mvn = onPath('mvn');
    if (!mvn) throw missing('Kafka is fetched by Maven, which is missing.', `Install it: ${javaHelp}`);
    await run(mvn, ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  });
}

async function refuseOldJava(java: string): Promise<void> {
  const major = majorAfter(await versionText(java, '-version'), 'version "');
  if (major < oldestJava)
    throw missing(`Kafka needs Java ${oldestJava}, and ${java} is ${major}.`, `Install it: ${javaHelp}`);
}
