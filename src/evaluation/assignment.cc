#include "evaluation/assignment.h"

#include <algorithm>
#include <limits>

namespace paraphe {

namespace {

// Rows and columns count from 1; 0 is the column that a new row enters by.
class Assignment {
 public:
  explicit Assignment(const std::vector<std::vector<double>>& weights)
      : weights_(weights), size_(std::max(weights.size(), weights.front().size())) {
    for (const auto& row : weights) greatest_ = std::max(greatest_, *std::max_element(row.begin(), row.end()));
    row_potential_.assign(size_ + 1, 0);
    column_potential_.assign(size_ + 1, 0);
    row_of_column_.assign(size_ + 1, 0);
    came_from_.assign(size_ + 1, 0);
  }

  std::vector<std::pair<std::size_t, std::size_t>> run() {
    for (std::size_t row = 1; row <= size_; ++row) enter(row);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t column = 1; column <= size_; ++column) {
      const std::size_t row = row_of_column_[column];
      if (weight(row, column) > 0) pairs.emplace_back(row - 1, column - 1);
    }
    return pairs;
  }

 private:
  double weight(std::size_t row, std::size_t column) const {
    return row <= weights_.size() && column <= weights_.front().size() ? weights_[row - 1][column - 1] : 0;
  }

  // Finds the cheapest way by which the row gets a column, moving others where it must.
  void enter(std::size_t row) {
    row_of_column_[0] = row;
    std::vector<double> least(size_ + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(size_ + 1, false);
    std::size_t column = 0;
    do {
      column = next_column(column, least, used);
    } while (row_of_column_[column] != 0);
    while (column != 0) {
      row_of_column_[column] = row_of_column_[came_from_[column]];
      column = came_from_[column];
    }
  }

  std::size_t next_column(std::size_t column, std::vector<double>& least, std::vector<bool>& used) {
    used[column] = true;
    const std::size_t row = row_of_column_[column];
    double step = std::numeric_limits<double>::infinity();
    std::size_t next = 0;
    for (std::size_t j = 1; j <= size_; ++j) {
      if (used[j]) continue;
      const double cost = greatest_ - weight(row, j) - row_potential_[row] - column_potential_[j];
      if (cost < least[j]) {
        least[j] = cost;
        came_from_[j] = column;
      }
      if (least[j] < step) {
        step = least[j];
        next = j;
      }
    }
    for (std::size_t j = 0; j <= size_; ++j) {
      if (used[j]) {
        row_potential_[row_of_column_[j]] += step;
        column_potential_[j] -= step;
      } else {
        least[j] -= step;
      }
    }
    return next;
  }

  const std::vector<std::vector<double>>& weights_;
  std::size_t size_;
  double greatest_ = 0;
  std::vector<double> row_potential_, column_potential_;
  std::vector<std::size_t> row_of_column_, came_from_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> best_pairs(const std::vector<std::vector<double>>& weights) {
  if (weights.empty() || weights.front().empty()) return {};
  return Assignment(weights).run();
}

}  // namespace paraphe
