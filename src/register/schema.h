// The text of schema.sql, built into the program.
#pragma once

namespace paraphe {

extern const char* const schema_sql;

}  // namespace paraphe
