#include "app/commands.h"
namespace paraphe {
int why_command(const Settings&, Console&) { return exit_unusable; }
int explain_command(const Settings&, Console&) { return exit_unusable; }
int rules_check_command(const Settings&, Console&) { return exit_unusable; }
int rules_test_command(const Settings&, Console&) { return exit_unusable; }
int rules_coverage_command(const Settings&, Console&) { return exit_unusable; }
int knowledge_check_command(const Settings&, Console&) { return exit_unusable; }
int pipeline_command(const Settings&, Console&) { return exit_unusable; }
}
