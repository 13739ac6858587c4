export {
  CodedError,
  declaredErrors,
  defineError,
  type ErrorKind,
  type ErrorOccurrence,
  type ErrorSpec,
  type FieldError,
  hasCode,
  type Text,
} from './coded-error.js';
export { codeOf, dispositionOf } from './disposition.js';
export * from './general.errors.js';
export { type Language, type Problem, type ProblemAnswer, preferredLanguage, toProblem } from './problem.js';
