/** What a form says, as {name: [values]}. The token goes its own way. */
export function fieldsOf(data) {
  const fields = {};
  for (const [name, value] of data) {
    if (name !== "csrfmiddlewaretoken") (fields[name] ??= []).push(value);
  }
  return fields;
}
