#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>

// A libxml2 that was built with ICU declares ICU's types, which then clash with the ones that Foundation carries.
// Only the last fields of its encoding handlers depend on them, and nobody here makes one.
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/// Makes `memory` the context's input without copying it, under the name that libxml2 changed over time.
///
/// `memory[size]` must be 0, and the memory must outlive the context. Returns 0 when there is no memory left.
static inline int clibxml2_push_static_memory(xmlParserCtxtPtr context, const char *memory, size_t size) {
#if LIBXML_VERSION >= 21400
  xmlParserInputPtr input = xmlNewInputFromMemory(
      NULL, memory, size, XML_INPUT_BUF_STATIC | XML_INPUT_BUF_ZERO_TERMINATED);
  return input != NULL && xmlCtxtPushInput(context, input) >= 0;
#else
  xmlParserInputPtr input = xmlNewInputStream(context);
  if (input == NULL) return 0;
  input->base = (const xmlChar *)memory;
  input->cur = input->base;
  input->end = input->base + size;
  return inputPush(context, input) >= 0;
#endif
}

#endif
