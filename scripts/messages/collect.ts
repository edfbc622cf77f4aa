import ts from 'typescript';

/** What is raised under these names is shown to whoever asked. */
const errors = /Error$|^(Unmet|CouldNotRun|Misanswered|Unreachable|BadAnswer|BadPattern|WrongDigest|StorageFull)$/;
const calls =
  /^(warn|say|refuse|refuseParameter|refused|unobserved|fail|InvalidArgumentError)$|console\.(error|warn|log)$|(stderr|stdout)\.write$/;
const fields = /^(detail|reason|cause|remark|explanation|hint|means)$/;

const short = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ');

/** A text as it is written, with what it is filled with in braces; undefined for what is no text. */
const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map(({ expression, literal }) => `{${short(expression)}}${literal.text}`).join('')
    );
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [textOf(node.whenTrue), textOf(node.whenFalse)];
    return yes === undefined || no === undefined ? (yes ?? no) : `${yes} / ${no}`;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
};

const spoken = (node: ts.Node): readonly ts.Node[] => {
  if (ts.isNewExpression(node) && errors.test(short(node.expression))) return node.arguments ?? [];
  if (ts.isCallExpression(node) && calls.test(short(node.expression))) return node.arguments;
  if (ts.isPropertyAssignment(node) && fields.test(short(node.name))) return [node.initializer];
  if (ts.isVariableDeclaration(node) && fields.test(short(node.name)) && node.initializer) return [node.initializer];
  return [];
};

/** The messages in a file, in their order: sentences, not names or codes. */
export const messagesIn = (path: string, text: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    for (const part of spoken(node)) {
      const message = textOf(part)?.trim().replace(/\s+/g, ' ');
      if (message?.includes(' ')) found.add(message);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return [...found];
};
