/** terms.yaml with a few terms of the field in Korean, to show its form. */
export function starterTerms(): string {
  return `# yaml-language-server: $schema=schema/terms.schema.json
# What the newsletter calls things. \`digest validate\` tells where an issue says one of the words under not:, and --fix replaces it.
- en: "fine-tuning"
  ko: "미세조정"
  not: ["파인튜닝", "파인 튜닝", "미세 조정"]
- en: "reinforcement learning"
  ko: "강화학습"
  not: ["강화 학습"]
- en: "hallucination"
  ko: "환각"
  not: ["할루시네이션"]
- en: "prompt"
  ko: "프롬프트"
  not: ["프롬트"]
- en: "dataset"
  ko: "데이터셋"
  not: ["데이터세트", "데이터 세트"]
`;
}
