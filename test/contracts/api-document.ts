import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../deploy/docs/openapi.js';
import type { Answer, Operation, Schema } from '../../deploy/docs/operation.js';

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, Answer>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}

/** A place in the document: a schema, and the JSON pointer under which it is found. */
interface Place {
  /** For a person who reads what is missing. */
  readonly name: string;
  readonly pointer: string;
  readonly schema: Schema;
}

interface Example extends Place {
  readonly value: unknown;
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uri: /^https?:\/\/\S+$/,
};
const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const matches = (template: string, path: string) =>
  new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
const below = ({ name, pointer }: Place, keys: readonly string[], schema: Schema): Place => ({
  name: `${name}/${keys.at(-1)}`,
  pointer: [pointer, ...keys.map(escaped)].join('/'),
  schema,
});

/** The API document with what its checks need: every schema, every example, and a validator that knows all of it. */
export class ReadApi {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });

  private constructor(readonly document: ApiDocument) {
    this.ajv.addSchema({ $id: 'api:document', ...document });
  }

  static async read(): Promise<ReadApi> {
    const text = JSON.stringify(await openApiDocument());
    return new ReadApi(JSON.parse(text) as ApiDocument);
  }

  get operations(): { readonly name: string; readonly pointer: string; readonly operation: Operation }[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method} ${path}`,
        pointer: `/paths/${escaped(path)}/${method}`,
        operation,
      })),
    );
  }

  /** The bodies that are sent and answered, with their examples. */
  get bodies(): (Place & { readonly mediaType: string; readonly values: readonly unknown[] })[] {
    return this.operations.flatMap(({ name, pointer, operation }) => {
      const answers = this.answersOf(operation).map(
        ({ status, answer: { content }, component }) =>
          [`${name} ${status}`, component ?? `${pointer}/responses/${status}`, content] as const,
      );
      const contents = [
        [`${name} body`, `${pointer}/requestBody`, operation.requestBody?.content] as const,
        ...answers,
      ];
      return contents.flatMap(([of, at, content = {}]) =>
        Object.entries(content).map(([mediaType, { schema, example, examples = {} }]) => ({
          ...{ name: of, pointer: `${at}/content/${escaped(mediaType)}/schema`, schema, mediaType },
          values: [...(example === undefined ? [] : [example]), ...Object.keys(examples).map((key) => this.named(key))],
        })),
      );
    });
  }

  /** Every schema of the document, however deep. */
  get schemas(): Place[] {
    return this.bodies.flatMap((body) => this.within(body));
  }

  /** Every example that a schema gives of itself. */
  get examples(): Example[] {
    return this.schemas.flatMap((place) => (place.schema.examples ?? []).map((value) => ({ ...place, value })));
  }

  /** The answers of an operation by status, with the pointer to those that it shares with others. */
  answersOf({ responses }: Operation): { status: string; answer: Answer; component?: string }[] {
    return Object.entries(responses).map(([status, answer]) => {
      if (!('$ref' in answer)) return { status, answer };
      const shared = this.document.components.responses[answer.$ref.replace('#/components/responses/', '')];
      if (!shared) throw new Error(`${answer.$ref} is nowhere`);
      return { status, answer: shared, component: answer.$ref.slice(1) };
    });
  }

  /** What is wrong with a value by the schema at that place; undefined where nothing is. */
  fault(pointer: string, value: unknown): string | undefined {
    const validate = this.ajv.compile({ $ref: `api:document#${encodeURI(pointer)}` }) as ValidateFunction;
    return validate(value) ? undefined : this.ajv.errorsText(validate.errors);
  }

  /** The same of an answer to a request at that path; undefined also where the document leaves it open. */
  faultOfAnswer(method: string, path: string, status: number, value: unknown): string | undefined {
    const template = Object.keys(this.document.paths).find((known) => matches(known, path));
    const found = this.bodies.find(({ name }) => name === `${method.toLowerCase()} ${template} ${status}`);
    return found ? this.fault(found.pointer, value) : 'the document knows no such answer';
  }

  private named(code: string): unknown {
    return this.document.components.examples[code]?.value;
  }

  private within(place: Place): Place[] {
    const { properties = {}, items, additionalProperties } = place.schema;
    const fields = Object.entries(properties).map(([key, schema]) => below(place, ['properties', key], schema));
    const options = (['anyOf', 'oneOf', 'allOf'] as const).flatMap((word) =>
      (place.schema[word] ?? []).map((schema, index) => below(place, [word, String(index)], schema)),
    );
    const parts = [
      ...fields,
      ...options,
      ...(items ? [below(place, ['items'], items)] : []),
      ...(typeof additionalProperties === 'object'
        ? [below(place, ['additionalProperties'], additionalProperties)]
        : []),
    ];
    return [place, ...parts.flatMap((part) => this.within(part))];
  }
}
