// Memory that lives as long as its owner (an Article, the Knowledge) and is given back all at once.
// Views returned by copy() stay valid until the arena is destroyed. Not thread-safe: one owner, one thread.
#pragma once
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace paraphe {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  // A copy of the text that lives as long as the arena. Cost: one memcpy; a block of 4 KiB now and then.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = allocate(text.size());
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

 private:
  static constexpr std::size_t block_size = 4096;

  char* allocate(std::size_t size) {
    if (size > left_) {
      std::size_t block = size > block_size ? size : block_size;
      blocks_.push_back(std::make_unique<char[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
    }
    char* at = next_;
    next_ += size;
    left_ -= size;
    return at;
  }

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace paraphe
