export async function generateTemplates() {
  return {};
}
